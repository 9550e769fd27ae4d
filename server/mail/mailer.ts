import { PassThrough } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '#server/config.ts';

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Where one request ends these mails, without signing in (RFC 8058). */
  unsubscribe: string;
};

export type Mailer = { send(mail: Mail): Promise<void> };

/** The mail was certainly not taken: it may be sent again without anybody getting it twice. */
export class NotTaken extends Error {
  override name = 'NotTaken';
}

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends by the mail server of the configuration; null where none is named. */
export function openMailer({
  smtpUrl,
  mailFrom,
}: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | null {
  if (smtpUrl === undefined) return null;
  return {
    async send(mail) {
      // One connection a mail: a digest a day needs no pool, and nothing is left open when the server ends.
      const transport = createTransport({ url: smtpUrl, ...TIMEOUTS });
      try {
        await deliver(transport, { mail, from: mailFrom });
      } finally {
        transport.close();
      }
    },
  };
}

type Delivering = { mail: Mail; from: string };

/**
 * Throws NotTaken when the mail server said no, or when the line was lost before its words were begun; anything else
 * that goes wrong leaves open whether it was taken.
 */
async function deliver(transport: Transporter, { mail, from }: Delivering): Promise<void> {
  const { to, subject, text, html, unsubscribe } = mail;
  let isBegun = false;
  transport.use('stream', ({ message }, done) => {
    message.transform(() => {
      isBegun = true;
      return new PassThrough();
    });
    done();
  });
  try {
    await transport.sendMail({
      from: { name: 'Baton', address: from },
      to: { ...to, name: oneLine(to.name) },
      subject: oneLine(subject),
      text,
      html,
      headers: {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    if (responseCode !== undefined || !isBegun) throw new NotTaken('not taken', { cause: error });
    throw error;
  }
}

/** A name or a subject is one line, whatever somebody typed into it. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
