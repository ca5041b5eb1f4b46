import { createHash, randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Refusal } from "../../refusal.ts";
import { canEnter, giveTo, type ServerUser } from "./server-user.ts";

/** Where the parts of one embedded database lie. */
export interface Places {
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  /** Folder of its socket: short, because a socket path holds 107 bytes at most. */
  readonly socket: string;
  /** Name of the lock that one owner process holds. */
  readonly lock: string;
}

/** Where clusters go that cannot lie in the data folder, because PostgreSQL's user may not pass through it. */
const sharedState = "/var/lib/brink";

/**
 * Decides the places for a data folder and makes what must exist.
 * @throws Refusal when the data folder cannot be made or written.
 */
export function findPlaces(dataFolder: string, user: ServerUser): Places {
  makeFolder(dataFolder);
  // One folder, one name: through a link it would else get a second lock and a second socket.
  const cluster = clusterPlace(realpathSync(dataFolder), user);
  const hash = createHash("sha256").update(cluster).digest("hex").slice(0, 16);
  return { cluster, socket: socketFolder(hash, user), lock: `brink-${hash}` };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Refusal(
      `Brink cannot make its data folder ${folder}: ${(error as Error).message}. Set BRINK_DATA to another place.`,
    );
  }
}

/** In the data folder where that works; else in /var/lib/brink, with a note in the data folder that says where. */
function clusterPlace(dataFolder: string, user: ServerUser): string {
  const usual = join(dataFolder, "postgres");
  const note = join(dataFolder, "postgres.location");
  if (existsSync(note)) return notedPlace(note);
  if (existsSync(usual) || canEnter(user, dataFolder)) return usual;
  const place = join(sharedState, randomUUID(), "postgres");
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
  writeFileSync(`${note}.draft`, `${place}\n`);
  renameSync(`${note}.draft`, note);
  return place;
}

/** The folder around it is made before the note is written: where that is gone, a database was lost, and a new one must not take its place. */
function notedPlace(note: string): string {
  const place = readFileSync(note, "utf8").trim();
  if (existsSync(dirname(place))) return place;
  throw new Refusal(
    `The database of this installation lay in ${place} and is gone. Put it back, or remove ${note} to begin anew and restore a backup.`,
  );
}

/** A folder of the server's user alone; whoever made it before us would hold our database's door. */
function socketFolder(hash: string, user: ServerUser): string {
  const base = Buffer.byteLength(tmpdir()) < 60 && canEnter(user, tmpdir()) ? tmpdir() : "/tmp";
  const folder = join(base, `brink-${hash}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    chmodSync(folder, 0o700);
    giveTo(user, folder);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== user.uid || (found.mode & 0o077) !== 0) {
    throw new Refusal(`The folder ${folder} belongs to someone else; remove it and start again.`);
  }
  return folder;
}
