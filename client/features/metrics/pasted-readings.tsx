import { useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { formatDay, formatNumber, plural } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { FormActions } from '#client/ui/form.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { ColumnHeader, Table, TableCell, TableHead, TableRow } from '#client/ui/table.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { PastedReading } from '#shared/metrics/read-readings.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import { useRecordReadings } from './api.ts';

interface PastedReadingsProps {
  slug: string;
  metric: Metric;
  lines: readonly PastedReading[];
  onClose: () => void;
}

type Line = PastedReading & { key: string };

/** What was pasted, before anything is recorded: which lines are readings, and why the others are none. */
export function PastedReadings({ slug, metric, lines, onClose }: PastedReadingsProps) {
  const record = useRecordReadings(slug, metric.id);
  const [rest, setRest] = useState<Line[]>(() =>
    lines.map((line) => ({ ...line, key: crypto.randomUUID() })),
  );
  const [source, setSource] = useState(metric.readings.at(-1)?.source ?? '');
  const readings = rest.flatMap((line) => ('takenOn' in line ? [line] : []));
  const needsSource = readings.some((reading) => reading.source === null) && source.trim() === '';

  function recordAll() {
    const count = readings.length;
    record.mutate(
      {
        readings: readings.map(({ takenOn, value, source: own, key }) => ({
          takenOn,
          value,
          source: own ?? source.trim(),
          key,
        })),
        onRecorded: ({ key }) => setRest((left) => left.filter((line) => line.key !== key)),
      },
      {
        onSuccess: () => {
          void notify({ title: `${plural(count, 'reading')} recorded.` });
          onClose();
        },
      },
    );
  }

  return (
    <>
      {record.isError && (
        <ProblemNote title={sentenceOf(record.error)}>
          {plural(lines.length - rest.length, 'reading')} recorded; what is listed here is not yet.
        </ProblemNote>
      )}
      <TextField
        label="Source of those that name none"
        value={source}
        onChange={(event) => setSource(event.target.value)}
        error={needsSource ? 'Say where the values come from.' : undefined}
      />
      <Table label="Pasted readings">
        <TableHead>
          <ColumnHeader>Day</ColumnHeader>
          <ColumnHeader align="end">{`Value, ${metric.unit}`}</ColumnHeader>
          <ColumnHeader>Source</ColumnHeader>
        </TableHead>
        <tbody>
          {rest.map((line) => (
            <PastedRow key={line.key} line={line} source={source} />
          ))}
        </tbody>
      </Table>
      <FormActions>
        <Button
          variant="primary"
          isDisabled={readings.length === 0 || needsSource}
          isPending={record.isPending}
          onPress={recordAll}
        >
          {`Record ${plural(readings.length, 'reading')}`}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </FormActions>
    </>
  );
}

function PastedRow({ line, source }: { line: Line; source: string }) {
  if ('takenOn' in line) {
    return (
      <TableRow>
        <TableCell>{formatDay(line.takenOn)}</TableCell>
        <TableCell align="end">{formatNumber(line.value, 6)}</TableCell>
        <TableCell>{line.source ?? source}</TableCell>
      </TableRow>
    );
  }
  return (
    <TableRow>
      <TableCell colSpan={3}>
        <Badge tone="risk">{`Line ${line.line} left out`}</Badge> {line.text}: {line.whyNot}
      </TableCell>
    </TableRow>
  );
}
