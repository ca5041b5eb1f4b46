import type { PropsWithChildren } from "hono/jsx";

/** One part of the gallery with its heading. */
export function Part(props: PropsWithChildren<{ readonly id: string; readonly title: string }>) {
  return (
    <section class="gallery__part" aria-labelledby={props.id}>
      <h2 class="theme-head" id={props.id}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

/** One component in one or more states, under its name in code. */
export function Sample(props: PropsWithChildren<{ readonly name: string; readonly level?: 3 }>) {
  return (
    <div class="gallery__sample">
      <h3>
        <code>{props.name}</code>
      </h3>
      {props.children}
    </div>
  );
}
