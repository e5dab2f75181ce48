/** A page that is sound as it stands, and shows every kind of block. */
export function firstReformPage(effective: string): string {
  return `---
title: Say in one line what would change
cite: where it is written, or “own proposal”
kind: toggle                # bill | draft | concept | historical | counterfactual | toggle
status: own proposal
reads: own words            # which text you read: as introduced, as reported, press accounts
source: who says so
grade: inferred             # primary | secondary | inferred | not-found
effective: ${effective}       # the first day on which it applies; without it, every day
untranslatable:
  - text: What you could not express as a rule.
    because: Why not.
---
Say in plain words what changes. Below each sentence stands the rule that encodes it, written as in law/
(docs/writing-law.md); docs/reforms.md lists the blocks that amend what is there:

    a rule in place of one that stands   \`\`\`rule in place of <provision>#<rule>
    a rule, a wording or a page goes     \`\`\`amend    strike: <provision>#<rule>
    postures                             \`\`\`amend    posture: all, with lift, settle, extend or add
    members of a set                     \`\`\`amend    set: countryGroups["…"], with add and remove
    a figure                             \`\`\`amend    value: <name>, with is
    new facts, grounds, tables           \`\`\`facts, \`\`\`grounds, \`\`\`table

\`\`\`rule
id: example
duty: Say what has to be done
when: itemMoves
\`\`\`
`;
}
