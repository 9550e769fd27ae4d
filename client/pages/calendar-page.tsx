import { useQuery } from '@tanstack/react-query';
import { calendarQuery } from '#client/features/calendar/api.ts';
import { CalendarForm } from '#client/features/calendar/calendar-form.tsx';
import { useHere } from '#client/features/people/membership.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { whyNot } from '#shared/people/can.ts';

/** When this workspace works, and what its clocks do. */
export function CalendarPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const calendar = useQuery(calendarQuery(slug));
  const whyNotChange = whyNot(membership, 'edit_calendar');
  return (
    <>
      <PageHeader title="Calendar" summary={whyNotChange} />
      <PageBody width="text">
        {calendar.isPending && <Skeleton lines={8} label="Loading the calendar" />}
        {calendar.isError && (
          <ErrorNote
            title="The calendar could not be shown."
            error={calendar.error}
            onRetry={() => void calendar.refetch()}
          />
        )}
        {calendar.data && (
          <CalendarForm
            key={calendar.data.version}
            slug={slug}
            calendar={calendar.data}
            isFixed={whyNotChange !== null}
          />
        )}
      </PageBody>
    </>
  );
}
