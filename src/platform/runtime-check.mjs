// Runs before start and test, on whatever Node npm found: says in one sentence what is missing.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Brink needs Node 24. npm normally brings it along, but has no pinned build for ${process.platform}-${process.arch}; ` +
      `this is Node ${process.versions.node}. Install Node 24 or newer from nodejs.org and try again.`,
  );
  process.exit(1);
}
