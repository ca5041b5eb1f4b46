import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "#platform/http/index.ts";
import { readOutbox } from "#platform/mail/index.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { giveRole } from "./actions-people.ts";
import { actorOf, sessionOf } from "./actions-sign-in.ts";
import { cookieOf, send, signIn, visitPage } from "../../../tests/support/people.ts";

const origin = "http://localhost:3000";

describe("the second step", () => {
  let house: TestHouse;
  let now = new Date("2026-11-02T10:00:00Z");
  const later = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1_000);
  };
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });
  const tokenIn = (cookie: string) => cookie.split("=")[1];
  const actor = (cookie: string) => actorOf(house.ctx, tokenIn(cookie));

  /** Sets up codes as a person does; answers the new cookie, the secret and the recovery codes. */
  async function setUp(cookie: string) {
    await send(house, "/mijn/tweede-stap/begin", {}, cookie);
    const html = await (await visitPage(house, "/mijn/tweede-stap", cookie)).text();
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(html)![1]!.replaceAll(" ", "");
    const answer = await send(house, "/mijn/tweede-stap", { code: codeOf(secret) }, cookie);
    const recovery = [...(await answer.text()).matchAll(/<code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/g)].map(
      (match) => match[1]!,
    );
    return { cookie: cookieOf(answer), secret, recovery };
  }

  beforeAll(async () => {
    house = await testHouse({ start: false, clock: () => now });
  });
  afterAll(() => house.close());

  it("lets a moderator's role count only after the second step", async () => {
    await giveRole(house.ctx, system, { email: "mod@voorbeeld.nl", role: "moderator" });
    const cookie = await signIn(house, "mod@voorbeeld.nl");
    expect((await actor(cookie)).grants).toEqual([]);
    const made = await setUp(cookie);
    expect(made.recovery).toHaveLength(10);
    const letters = await readOutbox(house.ctx.db, house.ctx.keys);
    expect(
      letters
        .filter((one) => one.to === "mod@voorbeeld.nl")
        .map((one) => one.text)
        .join(),
    ).toContain("nieuwe toegangssleutel of tweede stap");
    expect((await actor(made.cookie)).grants).toEqual([{ role: "moderator" }]);
    expect((await actor(cookie)).kind).toBe("visitor");
  });

  it("asks the code at the next sign-in, and until then nothing opens", async () => {
    const made = await setUp(await signIn(house, "twee@voorbeeld.nl"));
    later(60);
    const half = await signIn(house, "twee@voorbeeld.nl");
    expect((await actor(half)).kind).toBe("visitor");
    const away = await visitPage(house, "/mijn/tweede-stap", half);
    expect(away.headers.get("location")).toBe("/inloggen?terug=%2Fmijn%2Ftweede-stap");
    const wrong = await send(house, "/inloggen/tweede-stap", { code: "000000" }, half);
    expect(wrong.status).toBe(400);
    const right = await send(house, "/inloggen/tweede-stap", { code: codeOf(made.secret), terug: "/mijn" }, half);
    expect(right.status).toBe(303);
    expect(cookieOf(right)).not.toBe(half);
    expect((await actor(cookieOf(right))).secondFactor).toBe(true);
    expect(await sessionOf(house.ctx, tokenIn(half))).toBeUndefined();
  });

  it("takes each code once, also from someone who looked over a shoulder", async () => {
    const made = await setUp(await signIn(house, "eens@voorbeeld.nl"));
    later(60);
    const code = codeOf(made.secret);
    const first = await signIn(house, "eens@voorbeeld.nl");
    expect((await send(house, "/inloggen/tweede-stap", { code }, first)).status).toBe(303);
    const second = await signIn(house, "eens@voorbeeld.nl");
    expect((await send(house, "/inloggen/tweede-stap", { code }, second)).status).toBe(400);
  });

  it("takes a recovery code once, typed with or without its hyphen", async () => {
    const made = await setUp(await signIn(house, "kwijt@voorbeeld.nl"));
    const code = made.recovery[0]!.replace("-", " ").toLowerCase();
    const first = await signIn(house, "kwijt@voorbeeld.nl");
    expect((await send(house, "/inloggen/tweede-stap", { code }, first)).status).toBe(303);
    const second = await signIn(house, "kwijt@voorbeeld.nl");
    expect((await send(house, "/inloggen/tweede-stap", { code }, second)).status).toBe(400);
  });

  it("stops guessing after ten tries", async () => {
    await setUp(await signIn(house, "raden@voorbeeld.nl"));
    const half = await signIn(house, "raden@voorbeeld.nl");
    const answers: number[] = [];
    for (let time = 0; time < 11; time += 1)
      answers.push((await send(house, "/inloggen/tweede-stap", { code: "123456" }, half)).status);
    expect(answers.at(-1)).toBe(429);
  });

  it("lets nobody who only reads the mail replace or remove the second step", async () => {
    const made = await setUp(await signIn(house, "vast@voorbeeld.nl"));
    const half = await signIn(house, "vast@voorbeeld.nl");
    for (const path of ["/uit", "/herstel", "/begin", "/sleutel/begin"]) {
      expect((await send(house, `/mijn/tweede-stap${path}`, {}, half)).status).toBe(401);
    }
    expect((await send(house, "/mijn/tweede-stap/uit", {}, made.cookie)).status).toBe(303);
  });

  it("signs in with a passkey, which also is the second step", async () => {
    const cookie = await signIn(house, "sleutel@voorbeeld.nl");
    const device = softKey();
    const question = (await (await send(house, "/mijn/tweede-stap/sleutel/begin", {}, cookie)).json()) as Question;
    const made = await send(
      house,
      "/mijn/tweede-stap/sleutel",
      { handvat: question.handle, antwoord: device.make(question), naam: "Mijn telefoon" },
      cookie,
    );
    expect(made.status).toBe(303);
    const asked = (await (await send(house, "/inloggen/sleutel/begin", {})).json()) as Question;
    const answer = device.show(asked);
    const fresh = await send(house, "/inloggen/sleutel", { handvat: asked.handle, antwoord: answer });
    expect(fresh.status).toBe(303);
    expect((await actor(cookieOf(fresh))).secondFactor).toBe(true);
    const again = await send(house, "/inloggen/sleutel", { handvat: asked.handle, antwoord: answer });
    expect(again.status).toBe(400);
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  it("refuses a passkey's answer that was made for another site", async () => {
    const cookie = await signIn(house, "vals@voorbeeld.nl");
    const device = softKey();
    const question = (await (await send(house, "/mijn/tweede-stap/sleutel/begin", {}, cookie)).json()) as Question;
    const antwoord = device.make(question, "https://evil.example");
    expect(
      (await send(house, "/mijn/tweede-stap/sleutel", { handvat: question.handle, antwoord }, cookie)).status,
    ).toBe(400);
  });
});

interface Question {
  readonly handle: string;
  readonly options: { readonly challenge: string };
}

/** A passkey in software (ES256, attestation "none"), as a phone would answer (WebAuthn level 2, §6.1). */
function softKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const jwk = publicKey.export({ format: "jwk" });
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(jwk.x!, "base64url"))],
    [-3, new Uint8Array(Buffer.from(jwk.y!, "base64url"))],
  ]);
  const site = createHash("sha256").update("localhost").digest();
  const client = (type: string, question: Question, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge: question.options.challenge, origin: from, crossOrigin: false }));
  const flags = (value: number) => Buffer.from([value, 0, 0, 0, 0]);
  const common = {
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
  };
  return {
    make(question: Question, from = origin): string {
      const key = Buffer.from(isoCBOR.encode(cose as never));
      const authData = Buffer.concat([site, flags(0x45), Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ]);
      const response = {
        clientDataJSON: client("webauthn.create", question, from).toString("base64url"),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url"),
        transports: ["internal"],
      };
      return JSON.stringify({ ...common, response });
    },
    show(question: Question): string {
      const data = client("webauthn.get", question, origin);
      const authData = Buffer.concat([site, flags(0x05)]);
      const signed = Buffer.concat([authData, createHash("sha256").update(data).digest()]);
      const signature = createSign("sha256").update(signed).sign(privateKey).toString("base64url");
      const response = {
        clientDataJSON: data.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature,
      };
      return JSON.stringify({ ...common, response });
    },
  };
}
