import { readFileSync } from 'node:fs';
import { readPolicy } from '../../screening/decisions/policy.ts';

const file = 'lists/decisions.yaml';

/** Which decisions need a second person, and how long they stand, as the project's data has it. */
export const decisionPolicy = readPolicy(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'), file);
