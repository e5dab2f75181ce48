import { InvalidArgumentError } from 'commander';

/** The port of the service, unless told otherwise. */
export const usualPort = 4180;

/** Reads a port. Throws where there is none of that number. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  throw new InvalidArgumentError('A port is a whole number below 65536.');
}
