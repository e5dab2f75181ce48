import { Link } from 'wouter';
import { lawAddress } from '../../law/address.ts';

/** A cite that leads to the page of its provision, as it reads on the day asked about. */
export function LawLink({ rule, cite, on }: { rule: string; cite: string; on: string }) {
  return <Link href={lawAddress(rule, on)} lang="en">{cite}</Link>;
}
