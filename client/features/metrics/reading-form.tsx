import { type ClipboardEvent, type FormEvent, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { formatDay } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import { type PastedReading, readReadings, readValue } from '#shared/metrics/read-readings.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import { useRecordReadings } from './api.ts';
import { PastedReadings } from './pasted-readings.tsx';
import styles from './reading-form.module.css';

interface ReadingFormProps {
  slug: string;
  metric: Metric;
  today: string;
}

/** Records a reading, or many: rows copied from a spreadsheet are pasted straight into the value. */
export function ReadingForm({ slug, metric, today }: ReadingFormProps) {
  const lastSource = metric.readings.at(-1)?.source ?? '';
  const record = useRecordReadings(slug, metric.id);
  const [takenOn, setTakenOn] = useState(today);
  const [text, setText] = useState('');
  const [source, setSource] = useState(lastSource);
  const [wasTried, setTried] = useState(false);
  const [pasted, setPasted] = useState<PastedReading[] | null>(null);
  const value = readValue(text);
  const errors = {
    takenOn: takenOn ? undefined : 'Choose the day it was measured.',
    value: value === null ? 'Enter one number, such as 12.5.' : undefined,
    source: source.trim() ? undefined : 'Say where the value comes from.',
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (errors.takenOn || errors.source || value === null) return;
    record.mutate(
      { readings: [{ takenOn, value, source: source.trim(), key: crypto.randomUUID() }] },
      {
        onSuccess: () => {
          setText('');
          setTried(false);
          void notify({
            title: `${value.toLocaleString()} ${metric.unit} recorded for ${formatDay(takenOn)}.`,
          });
        },
      },
    );
  }

  function paste(event: ClipboardEvent) {
    const lines = readReadings(event.clipboardData.getData('text/plain'));
    const isTable = lines.length > 1 || lines.some((line) => 'takenOn' in line);
    if (!isTable) return;
    event.preventDefault();
    setPasted(lines);
  }

  if (pasted)
    return (
      <PastedReadings slug={slug} metric={metric} lines={pasted} onClose={() => setPasted(null)} />
    );
  const shown = wasTried ? errors : { takenOn: undefined, value: undefined, source: undefined };
  return (
    <Form onSubmit={submit} problem={record.isError ? sentenceOf(record.error) : undefined}>
      <div className={styles.fields}>
        <DateField
          label="Day"
          value={takenOn}
          onChange={(event) => setTakenOn(event.target.value)}
          error={shown.takenOn}
        />
        <TextField
          label="Value"
          inputMode="decimal"
          autoComplete="off"
          unit={metric.unit.length <= 12 ? metric.unit : ''}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPaste={paste}
          error={shown.value}
        />
        <TextField
          label="Source"
          value={source}
          onChange={(event) => setSource(event.target.value)}
          error={shown.source}
        />
        <Button type="submit" isPending={record.isPending}>
          Record reading
        </Button>
      </div>
      <p className={styles.hint}>
        Many at once? Copy the columns day, value and source from a spreadsheet and paste them into
        Value.
      </p>
    </Form>
  );
}
