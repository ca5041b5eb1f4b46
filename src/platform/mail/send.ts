import { createTransport, type Transporter } from "nodemailer";
import type { Config } from "../config.ts";
import type { Message } from "./message.ts";

/**
 * How a try ended. `later` may succeed another time; when `unreachable`, other letters would fail as well. `never` will not succeed: the
 * server refused the receiver or the letter.
 */
export type Outcome =
  | { readonly kind: "sent" }
  | { readonly kind: "later"; readonly problem: string; readonly unreachable: boolean }
  | { readonly kind: "never"; readonly problem: string };

export interface Post {
  send(id: string, message: Message): Promise<Outcome>;
}

/** Longest wait for one step of the conversation, in milliseconds; several steps together stay well within a claim. */
const patience = 20_000;

/** Sends through the server of SMTP_URL; undefined where none is set. */
export function openPost(config: Pick<Config, "smtpUrl" | "mailFrom" | "url">): Post | undefined {
  if (!config.smtpUrl) return undefined;
  const transport = createTransport({
    url: config.smtpUrl,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { send: (id, message) => send(transport, config, id, message) };
}

async function send(
  transport: Transporter,
  config: Pick<Config, "mailFrom" | "url">,
  id: string,
  message: Message,
): Promise<Outcome> {
  try {
    await transport.sendMail({
      from: config.mailFrom,
      to: { name: "", address: message.to },
      subject: message.subject,
      text: message.text,
      html: message.html,
      // The same at every try, so that a receiving server can see that it has this letter already.
      messageId: `<${id}@${new URL(config.url).hostname}>`,
      xMailer: false,
      headers: { "Auto-Submitted": "auto-generated" },
      ...(message.stop ? { list: { unsubscribe: { url: message.stop, comment: "" } } } : {}),
    });
    return { kind: "sent" };
  } catch (error) {
    return judge(error as SmtpError);
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** What is kept of a failure: codes only, because servers repeat addresses in their sentences. */
function judge(error: SmtpError): Outcome {
  const problem = [error.code, error.command, error.responseCode].filter(Boolean).join(" ") || error.name;
  const aboutThisLetter = error.command === "RCPT TO" || error.command === "DATA";
  const code = error.responseCode ?? 0;
  if (aboutThisLetter && code >= 500) return { kind: "never", problem };
  return { kind: "later", problem, unreachable: !aboutThisLetter || code === 0 || code === 421 };
}
