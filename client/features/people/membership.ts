import { createContext, useContext } from 'react';
import type { Me, Membership } from '#shared/people/schema.ts';

interface Here {
  me: Me;
  /** The workspace in the address, as its member sees it. */
  membership: Membership;
}

export const HereContext = createContext<Here | null>(null);

/** Who is signed in and in which workspace; for pages, which hand what is needed to features. */
export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('useHere is for pages inside a workspace.');
  return here;
}
