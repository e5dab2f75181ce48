import type { Command } from 'commander';

/** The options of every command that can leave a receipt. */
export interface ReceiptFlags {
  receipt?: string;
  sign?: string;
  corpus?: string;
}

/** Adds the options with which a determination leaves a receipt or is made under another law. */
export function addReceiptOptions(command: Command): Command {
  return command
    .option('--receipt <file>', 'write a sealed record that `portolan verify` replays')
    .option('--sign <keyfile>', 'sign the receipt with an Ed25519 private key (PEM)')
    .option('--corpus <law>', 'answer under another law: a folder that holds law/, a snapshot, or the digest of one kept');
}

/** What receipts need, where one is asked for: most answers come without, and at once. */
export async function receiptsFor({ receipt, sign, corpus }: ReceiptFlags): Promise<typeof import('./receipt.ts') | undefined> {
  return receipt === undefined && sign === undefined && corpus === undefined ? undefined : import('./receipt.ts');
}
