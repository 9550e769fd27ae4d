import {
  ArrowDownToLine,
  CalendarDays,
  ChartColumn,
  ChartLine,
  Columns3,
  Compass,
  FileText,
  Gauge,
  Gavel,
  Hand,
  Inbox,
  Lightbulb,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Scale,
  SlidersHorizontal,
  UserRound,
  UsersRound,
} from 'lucide-react';
import type { Section } from '#client/paths.ts';
import { type Actor, can, type Verb } from '#shared/people/can.ts';

interface SectionEntry {
  section: Section;
  label: string;
  icon: LucideIcon;
  /** Pressed after `g`. */
  key: string;
  /** For who has one of these rights; for everybody when absent. */
  rights?: readonly Verb[];
}

/** The places of a workspace, grouped as the rail shows them. */
export const sectionGroups: readonly (readonly SectionEntry[])[] = [
  [
    { section: 'board', label: 'Board', icon: Columns3, key: 'b' },
    { section: 'opportunities', label: 'Opportunities', icon: Lightbulb, key: 'o' },
    {
      section: 'proposals',
      label: 'Proposals',
      icon: Inbox,
      key: 'n',
      rights: ['answer_submission', 'manage_intake'],
    },
    { section: 'priorities', label: 'Priorities', icon: Compass, key: 'p' },
    { section: 'scoring-model', label: 'Scoring model', icon: SlidersHorizontal, key: 's' },
    { section: 'rating', label: 'Rating', icon: ListChecks, key: 'a' },
    { section: 'ranking', label: 'Ranking', icon: ListOrdered, key: 'k' },
    { section: 'meeting', label: 'Decision meeting', icon: Gavel, key: 'g' },
  ],
  [
    { section: 'obligations', label: 'Obligations', icon: Hand, key: 'i' },
    { section: 'progress', label: 'Progress', icon: Gauge, key: 'r' },
    { section: 'handoffs', label: 'Handoff figures', icon: ChartColumn, key: 'h' },
  ],
  [
    { section: 'metrics', label: 'Metrics', icon: ChartLine, key: 'm' },
    { section: 'owners', label: 'Owners', icon: UsersRound, key: 'w' },
    { section: 'decisions', label: 'Decisions', icon: Scale, key: 'd' },
  ],
  [
    { section: 'members', label: 'Members', icon: UserRound, key: 'e' },
    { section: 'brief-templates', label: 'Brief templates', icon: FileText, key: 'f' },
    { section: 'calendar', label: 'Calendar', icon: CalendarDays, key: 'y' },
    { section: 'import', label: 'Import', icon: ArrowDownToLine, key: 't' },
  ],
];

export const sections: readonly SectionEntry[] = sectionGroups.flat();

/** Whether this member finds something to do there. */
export const isFor = (actor: Actor, { rights }: SectionEntry): boolean =>
  rights === undefined || rights.some((right) => can(actor, right));

/** Those that fit a phone's bottom bar beside "More", at 320 px too. */
export const mainSections: readonly SectionEntry[] = sections.filter(({ section }) =>
  ['board', 'obligations', 'progress'].includes(section),
);
