import { sha256 } from '../../store/sha256.ts';
import { type AuditFinding, heldLedger } from './heldLedger.ts';

/** Holds an exported ledger to its own digests, on this machine. Throws `InputError` as {@link heldLedger} does. */
export function verifyAudit(file: string, text: string): AuditFinding {
  return heldLedger(file, text, sha256);
}
