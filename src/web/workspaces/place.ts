import { createContext, useContext } from 'react';
import type { Membership, Role } from '../service/session.ts';

/** Where somebody works, and as what. */
export interface Place {
  workspace: string;
  kind: Membership['kind'];
  roles: readonly Role[];
  agency?: string;
  user: string;
  /** The address of the workspace on the site. */
  root: string;
}

export const PlaceContext = createContext<Place | undefined>(undefined);

/** The workspace that is shown. Throws outside of one. */
export function usePlace(): Place & { holds: (...roles: Role[]) => boolean } {
  const place = useContext(PlaceContext);
  if (place === undefined) throw new Error('This is shown in a workspace only.');
  return { ...place, holds: (...roles) => roles.some((role) => place.roles.includes(role)) };
}
