/** Name of the job that sends one letter; its payload is the letter's id. */
export const mailJob = "platform.mail";

/** Tries again what could not be sent. */
export const mailAgainJob = "platform.mail.again";

/** Forgets what has ended. */
export const mailTidyJob = "platform.mail.tidy";

/** What a letter is sealed for; its id is bound to it, so that one letter's text cannot be put in another's place. */
export const mailPurpose = (id: string) => `mail:${id}`;
