export type Tone = 'yes' | 'lift' | 'no' | 'open' | 'unsettled';

/** How something comes out, as a sign and words; the colour only says it again. */
export function StatusMark({ tone, sign, text }: { tone: Tone; sign: string; text: string }) {
  return (
    <span className={`outcome outcome--${tone}`}><span aria-hidden="true" className="outcome__sign">{sign}</span>{text}</span>
  );
}
