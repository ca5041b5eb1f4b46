import type { PropsWithChildren } from "hono/jsx";
import { Button, type Crumb } from "#design/components/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { accountTexts } from "../text.ts";

export type Asked = Pick<PageRequest, "lang" | "path" | "absolute" | "link" | "actor">;

export interface AccountPageProps {
  readonly request: Asked;
  readonly title: string;
  readonly region?: Region;
  readonly crumbs?: readonly Crumb[];
  readonly islands?: readonly string[];
  /** The title stands in the page itself already. */
  readonly noHeading?: boolean;
}

/** Every page of this room: who is signed in can leave from it quickly; search engines stay out. */
export function AccountPage(props: PropsWithChildren<AccountPageProps>) {
  const { request } = props;
  const t = accountTexts(request.lang).frame;
  return (
    <SitePage
      request={request}
      region={props.region}
      title={props.title}
      description={t.description}
      crumbs={props.crumbs}
      islands={props.islands}
      noindex
    >
      {request.actor.kind === "person" && <QuickExit request={request} />}
      {!props.noHeading && <h1>{props.title}</h1>}
      {props.children}
    </SitePage>
  );
}

/** Leave at once: signed out, and a page about the weather. Stands first, so that the first Tab reaches it. */
function QuickExit({ request }: { readonly request: Asked }) {
  const t = accountTexts(request.lang).frame;
  return (
    <form method="post" action={request.link("/snel-weg")}>
      <Button look="quiet" small>
        {t.quickExit}
      </Button>
    </form>
  );
}

/** A form with one button: for an act that needs no words. */
export function OneButton(
  props: PropsWithChildren<{
    readonly action: string;
    readonly hidden?: Readonly<Record<string, string>>;
    readonly look?: "primary" | "quiet";
    /** More about the act for who cannot see what stands around it. */
    readonly label?: string;
  }>,
) {
  return (
    <form method="post" action={props.action}>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button look={props.look ?? "quiet"} small label={props.label}>
        {props.children}
      </Button>
    </form>
  );
}
