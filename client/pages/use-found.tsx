import { useQuery } from '@tanstack/react-query';
import { ChartLine, Compass, Lightbulb, List } from 'lucide-react';
import { useNavigate } from 'react-router';
import { metricsQuery } from '#client/features/metrics/api.ts';
import {
  LEAST_LETTERS,
  opportunitySearchQuery,
} from '#client/features/opportunities/search-api.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { useSettled } from '#client/lib/use-settled.ts';
import { paths } from '#client/paths.ts';
import type { Command, CommandGroup, SearchState } from '#client/ui/command-palette.tsx';
import { MOST_FOUND } from '#shared/opportunities/search.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import { stateOf } from './search-state.ts';

/** Long enough for the next letter, short enough not to be waited for. */
const PAUSE_MS = 120;

/** What of the workspace goes by the typed words: opportunities, priorities, metrics. */
export function useFound(
  slug: string,
  typed: string,
): { groups: CommandGroup[]; state: SearchState } {
  const text = typed.trim();
  const isSearching = text.length >= LEAST_LETTERS;
  const opportunities = useOpportunities(slug, text);
  const priorities = usePriorities(slug, isSearching);
  const metrics = useMetrics(slug, isSearching);
  if (!isSearching) return { groups: [], state: { status: 'idle' } };
  // Shown together: what came later would push away what one is about to choose.
  if (opportunities.isFirst) return { groups: [], state: opportunities.state };
  return {
    groups: [
      { title: 'Opportunities', commands: opportunities.commands },
      { title: 'Priorities', commands: priorities },
      { title: 'Metrics', commands: metrics },
    ],
    state: opportunities.state,
  };
}

function useOpportunities(
  slug: string,
  text: string,
): { commands: Command[]; isFirst: boolean; state: SearchState } {
  const navigate = useNavigate();
  const asked = useSettled(text, PAUSE_MS);
  const search = useQuery(opportunitySearchQuery(slug, asked));
  const found = search.data?.opportunities ?? [];
  const commands: Command[] = found.map(({ id, title, externalId, stage }) => ({
    id: `opportunity ${id}`,
    label: title,
    keywords: externalId ?? '',
    note: stageName[stage],
    icon: <Lightbulb aria-hidden="true" />,
    onAction: () => navigate(paths.opportunity(slug, id)),
  }));
  if (found.length === MOST_FOUND) {
    commands.push({
      id: 'all found',
      label: `All opportunities with “${asked}”`,
      keywords: text,
      icon: <List aria-hidden="true" />,
      onAction: () =>
        navigate(`${paths.section(slug, 'opportunities')}?${new URLSearchParams({ q: asked })}`),
    });
  }
  const state = stateOf(search, { text, asked, found: found.length });
  return { commands, isFirst: state.status === 'searching' && !search.data, state };
}

function usePriorities(slug: string, enabled: boolean): Command[] {
  const navigate = useNavigate();
  const { data } = useQuery({ ...prioritiesQuery(slug), enabled });
  return (data?.priorities ?? []).map(({ id, name }) => ({
    id: `priority ${id}`,
    label: name,
    icon: <Compass aria-hidden="true" />,
    onAction: () => navigate(`${paths.section(slug, 'priorities')}?open=${id}`),
  }));
}

function useMetrics(slug: string, enabled: boolean): Command[] {
  const navigate = useNavigate();
  const { data } = useQuery({ ...metricsQuery(slug), enabled });
  return (data?.metrics ?? []).map(({ id, name }) => ({
    id: `metric ${id}`,
    label: name,
    icon: <ChartLine aria-hidden="true" />,
    onAction: () => navigate(paths.metric(slug, id)),
  }));
}
