import { useMemo } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { z } from 'zod';
import {
  type Act,
  isAct,
  isPanelSection,
  type PanelSection,
} from '#client/features/opportunities/acts.ts';
import { paths } from '#client/paths.ts';

/** What of the panel lives in the URL: the opportunity, the open part, and the form that is open in it. */
export function usePanelAddress(slug: string) {
  const { opportunityId = '' } = useParams();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const isOver = (section: 'opportunities' | 'meeting') =>
    pathname.startsWith(paths.section(slug, section));
  const over = isOver('opportunities') ? 'opportunities' : isOver('meeting') ? 'meeting' : 'board';
  const section = params.get('section');
  const doing = params.get('do');

  return useMemo(() => {
    function go(pathname: string, change: Record<string, string | null>, replace: boolean) {
      const next = new URLSearchParams(params);
      for (const name of ['do', 'after']) next.delete(name);
      for (const [name, value] of Object.entries(change)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      navigate({ pathname, search: next.toString() }, { replace, preventScrollReset: true });
    }
    const here = paths.opportunity(slug, opportunityId, over);
    return {
      id: opportunityId,
      section: isPanelSection(section) ? section : null,
      /** As it stands in the URL; `reopen` may mean the decision or the work. */
      doing: isAct(doing) ? doing : null,
      after: afterOf(params.get('after')),
      /** Looks at another part; a form that is open stays so, to come back to. */
      show: (next: PanelSection) => go(here, { section: next, ...task(params) }, true),
      open: (act: Act, next: PanelSection) => go(here, { section: next, do: act }, true),
      settle: (next: PanelSection) => go(here, { section: next }, true),
      /** The same place with another opportunity in it. */
      instead: (other: string) => ({
        pathname: paths.opportunity(slug, other, over),
        search: params.toString(),
      }),
      close: () => go(paths.section(slug, over), { section: null }, false),
    };
  }, [slug, opportunityId, over, section, doing, params, navigate]);
}

export type PanelAddress = ReturnType<typeof usePanelAddress>;

const task = (params: URLSearchParams) => ({ do: params.get('do'), after: params.get('after') });

/** Behind a card, at the top when empty, wherever it belongs when nothing is said. */
function afterOf(text: string | null): string | null | undefined {
  if (text === null) return undefined;
  return z.uuid().safeParse(text).success ? text : null;
}
