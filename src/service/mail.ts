import { createTransport } from 'nodemailer';
import type { Configuration } from './configuration.ts';

const longestMilliseconds = 10_000;

/** A mail of plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  messageId?: string;
}

/** Sends a mail through the mail server of the settings. Throws where there is none, or it does not take it. */
export async function sendMail(smtp: Configuration['smtp'], mail: Mail): Promise<void> {
  if (smtp === undefined) throw new Error('This server sends no mail: PORTOLAN_SMTP_URL is not set.');
  const transport = createTransport({ url: smtp.url, connectionTimeout: longestMilliseconds, greetingTimeout: longestMilliseconds });
  try {
    await transport.sendMail({ from: smtp.from, ...mail });
  } finally {
    transport.close();
  }
}
