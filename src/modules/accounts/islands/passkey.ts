// Passkeys: shows the forms that need them, asks the browser, and sends its answer as an ordinary form.

interface Question {
  handle: string;
  options: {
    challenge: string;
    user?: { id: string };
    excludeCredentials?: Known[];
    allowCredentials?: Known[];
  } & Record<string, unknown>;
}
interface Known {
  id: string;
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.codePointAt(0) ?? 0);
};
const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCodePoint(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** The options of the server with bytes where the browser wants bytes. */
function binary(options: Question["options"]): never {
  const known = (list?: Known[]) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
    ...(options.excludeCredentials ? { excludeCredentials: known(options.excludeCredentials) } : {}),
    ...(options.allowCredentials ? { allowCredentials: known(options.allowCredentials) } : {}),
  } as never;
}

/** The browser's answer as JSON, as the server reads it. */
function readable(credential: PublicKeyCredential): string {
  const { response } = credential;
  const common = {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
  };
  const clientDataJSON = text(response.clientDataJSON);
  if (response instanceof AuthenticatorAttestationResponse) {
    const made = {
      clientDataJSON,
      attestationObject: text(response.attestationObject),
      transports: response.getTransports(),
    };
    return JSON.stringify({ ...common, response: made });
  }
  const shown = response as AuthenticatorAssertionResponse;
  const answer = {
    clientDataJSON,
    authenticatorData: text(shown.authenticatorData),
    signature: text(shown.signature),
    userHandle: shown.userHandle ? text(shown.userHandle) : undefined,
  };
  return JSON.stringify({ ...common, response: answer });
}

async function ask(form: HTMLFormElement): Promise<void> {
  const asked = await fetch(form.dataset.passkey ?? "", { method: "POST" });
  if (!asked.ok) throw new Error("refused");
  const { handle, options } = (await asked.json()) as Question;
  const publicKey = binary(options);
  const credential = options.user
    ? await navigator.credentials.create({ publicKey })
    : await navigator.credentials.get({ publicKey });
  if (!credential) throw new Error("cancelled");
  (form.elements.namedItem("handvat") as HTMLInputElement).value = handle;
  (form.elements.namedItem("antwoord") as HTMLInputElement).value = readable(credential as PublicKeyCredential);
  form.submit();
}

if ("credentials" in navigator && "PublicKeyCredential" in globalThis) {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
      if (failed) failed.hidden = true;
      ask(form).catch(() => {
        if (failed) failed.hidden = false;
      });
    });
  }
}
