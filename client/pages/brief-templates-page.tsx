import { useQuery } from '@tanstack/react-query';
import { FileText, Plus } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { templatesQuery } from '#client/features/handoffs/brief-template-api.ts';
import { BriefTemplateCopies } from '#client/features/handoffs/brief-template-copies.tsx';
import { BriefTemplateList } from '#client/features/handoffs/brief-template-list.tsx';
import { BriefTemplatePanel } from '#client/features/handoffs/brief-template-panel.tsx';
import { useHere } from '#client/features/people/membership.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { whyNot } from '#shared/people/can.ts';

/** Words that briefs begin with. `?open=` holds the template in the panel, or `new`. */
export function BriefTemplatesPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const [search, setSearch] = useSearchParams();
  const open = search.get('open');
  const templates = useQuery(templatesQuery(slug));
  const whyNotEdit = whyNot(membership, 'edit_template');
  const list = templates.data ?? [];
  const opened = list.find(({ id }) => id === open);
  const add = whyNotEdit === null && (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      onPress={() => setSearch({ open: 'new' })}
    >
      Add template
    </Button>
  );
  return (
    <>
      <PageHeader title="Brief templates" summary={whyNotEdit} actions={list.length > 0 && add} />
      <PageBody width="text">
        {templates.isPending && <Skeleton lines={6} label="Loading templates" />}
        {templates.isError && (
          <ErrorNote
            title="The templates could not be shown."
            error={templates.error}
            onRetry={() => void templates.refetch()}
          />
        )}
        {templates.data && list.length === 0 && (
          <EmptyState title="Say it once" icon={<FileText aria-hidden="true" />} actions={add}>
            What every brief of a kind should say, such as what stays out of scope or how it is
            tested, stands in a template. A brief that begins with one keeps what is written there
            already.
          </EmptyState>
        )}
        {list.length > 0 && (
          <BriefTemplateList templates={list} hrefOf={({ id }) => `?open=${id}`} />
        )}
        {templates.data && whyNotEdit === null && (
          <BriefTemplateCopies slug={slug} names={list.map(({ name }) => name)} />
        )}
      </PageBody>
      {(opened || (open === 'new' && whyNotEdit === null)) && (
        <BriefTemplatePanel
          key={open}
          slug={slug}
          template={opened}
          whyNot={whyNotEdit}
          onClose={() => setSearch({})}
        />
      )}
    </>
  );
}
