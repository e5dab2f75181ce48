import type { KeyboardEvent } from 'react';

/** Closes what folds out, and leaves whoever pressed Escape on what opens it. */
export function closesOnEscape({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== 'Escape' || !currentTarget.open) return;
  currentTarget.open = false;
  currentTarget.querySelector('summary')?.focus();
}
