import { useCallback, useMemo } from 'react';
import { CutLineMark } from '#client/features/scoring/cut-line-mark.tsx';
import { RankingDetail } from '#client/features/scoring/ranking-detail.tsx';
import { RankingList } from '#client/features/scoring/ranking-list.tsx';
import { byLine, narrow, placeSentence, type Row } from '#client/features/scoring/ranking-view.ts';
import { paths } from '#client/paths.ts';
import { PageBody } from '#client/ui/page-body.tsx';
import { RankingAside } from './ranking-aside.tsx';
import { RankingDuels } from './ranking-duels.tsx';
import { LineNote, NoneRevealed } from './ranking-empty.tsx';
import { RankingMatrix } from './ranking-matrix.tsx';
import styles from './ranking-room.module.css';
import type { Named, RoomProps } from './ranking-room-props.ts';

/** The list or another look at it, and at its side what settles it. */
export function RankingRoom(props: RoomProps) {
  const { membership, look, ranking } = props;
  const { slug } = membership;
  const titles = useMemo(
    () => new Map(ranking.laid.opportunities.map(({ id, title }) => [id, title])),
    [ranking.laid],
  );
  const titleOf = useCallback((id: string) => titles.get(id) ?? 'Something', [titles]);
  const hrefOf = useCallback((id: string) => paths.opportunity(slug, id, 'opportunities'), [slug]);
  const isRated = ranking.rows.length > 0;
  return (
    <div className={styles.room} data-view={look.view}>
      <div className={styles.main}>
        {!isRated && look.view !== 'settle' && (
          <PageBody width="text">
            <NoneRevealed slug={slug} ranking={ranking} />
          </PageBody>
        )}
        {isRated && (look.view === 'list' || look.view === 'settle') && (
          <List {...props} titleOf={titleOf} hrefOf={hrefOf} />
        )}
        {isRated && look.view === 'matrix' && (
          <RankingMatrix {...props} titleOf={titleOf} hrefOf={hrefOf} />
        )}
        {isRated && look.view === 'duels' && (
          <RankingDuels {...props} titleOf={titleOf} hrefOf={hrefOf} />
        )}
      </div>
      <aside className={styles.aside} aria-label="What settles the ranking">
        <RankingAside {...props} titleOf={titleOf} hrefOf={hrefOf} />
      </aside>
    </div>
  );
}

const nameIn = (list: readonly { id: string; name: string }[]) => {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  return (id: string | null) => (id === null ? undefined : names.get(id));
};

function List({
  look,
  show,
  ranking,
  priorities,
  members,
  titleOf,
  hrefOf,
  membership,
}: RoomProps & Named) {
  const { rows, laid, cutLine, swap, of } = ranking;
  const { text, priorityId, contested } = look;
  const shown = useMemo(
    () => byLine(narrow(rows, { text, priorityId, contested })),
    [rows, text, priorityId, contested],
  );
  const overrides = useMemo(
    () => new Map(laid.overrides.map((one) => [one.opportunityId, one])),
    [laid],
  );
  const overridden = useMemo(() => new Set(overrides.keys()), [overrides]);
  const nameOfPriority = useMemo(() => nameIn(priorities), [priorities]);
  const nameOfOwner = useMemo(() => nameIn(laid.owners), [laid.owners]);
  const nameOfMember = (id: string | null) => nameIn(members)(id) ?? 'Somebody';
  const toggle = (id: string) => show({ openId: id === look.openId ? null : id });
  const detail = (row: Row) => (
    <RankingDetail
      row={row}
      of={of}
      model={laid.model}
      place={placeSentence(rows, row)}
      belongs={[nameOfPriority(row.light.priorityId), nameOfOwner(row.light.ownerId)].filter(
        (name) => name !== undefined,
      )}
      override={overrides.get(row.id)}
      href={hrefOf(row.id)}
      titleOf={titleOf}
      nameOfMember={nameOfMember}
    />
  );
  return (
    <RankingList
      {...shown}
      openId={look.openId}
      onToggle={toggle}
      renderDetail={detail}
      overridden={overridden}
      nameOfPriority={nameOfPriority}
      nameOfOwner={nameOfOwner}
      line={
        <CutLineMark
          cutLine={cutLine}
          of={rows.length}
          swap={swap}
          titleOf={titleOf}
          note={<LineNote slug={membership.slug} ranking={ranking} />}
        />
      }
    />
  );
}
