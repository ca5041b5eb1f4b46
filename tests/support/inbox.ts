import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Logger } from "../../src/platform/log.ts";

/** A letter as the receiving server got it. */
export interface Received {
  readonly to: readonly string[];
  readonly raw: string;
  /** Header lines by lower-case name, unfolded; a name that stands twice has both, joined by a bar. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A mail server as the tests hold it. */
export interface Inbox {
  readonly url: string;
  readonly letters: Received[];
  /** Answer this code instead of accepting; `only` for one receiver. */
  refuse: { readonly at: "receiver" | "letter"; readonly code: number; readonly only?: string } | undefined;
  /** Called when a receiver is named and before that is acknowledged. */
  beforeReceiver: () => Promise<void> | void;
  /** Called when a letter was received and before it is acknowledged. */
  beforeAnswer: () => Promise<void> | void;
  stop(): Promise<void>;
  /** Opens again on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a real SMTP server on a free port; close it after the test. */
export async function openInbox(): Promise<Inbox> {
  let port = 0;
  let server: SMTPServer | undefined;
  const no = (code: number) => Object.assign(new Error("no <jan@dorp.example>"), { responseCode: code });
  const inbox: Inbox = {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    letters: [],
    refuse: undefined,
    beforeReceiver: () => undefined,
    beforeAnswer: () => undefined,
    async start() {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS", "AUTH"],
        disableReverseLookup: true,
        closeTimeout: 100,
        async onRcptTo({ address }, _session, done) {
          await inbox.beforeReceiver();
          const { at, code, only } = inbox.refuse ?? {};
          done(at === "receiver" && code && (!only || only === address) ? no(code) : null);
        },
        onData(stream, session, done) {
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", async () => {
            const { at, code } = inbox.refuse ?? {};
            if (at === "letter" && code) return done(no(code));
            inbox.letters.push(
              received(
                session.envelope.rcptTo.map((to) => to.address),
                Buffer.concat(chunks).toString(),
              ),
            );
            await inbox.beforeAnswer();
            done(null);
          });
        },
      });
      server.on("error", () => undefined);
      await new Promise<void>((done) => server?.listen(port, "127.0.0.1", done));
      port = (server.server.address() as AddressInfo).port;
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (closing) await new Promise<void>((done) => closing.close(done));
    },
    close: () => inbox.stop(),
  };
  await inbox.start();
  return inbox;
}

function received(to: readonly string[], raw: string): Received {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replaceAll(/\r\n[ \t]+/g, " ");
  const headers: Record<string, string> = {};
  for (const line of head.split("\r\n")) {
    const [, name = "", value = ""] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}|${value}` : value;
  }
  return { to, raw, headers };
}

/** A log that says nothing. */
export const silentLog = { warn: () => undefined, error: () => undefined } as unknown as Logger;
