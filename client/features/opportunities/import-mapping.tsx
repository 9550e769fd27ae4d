import { Select } from '#client/ui/select.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import { ImportField, type ImportPreview, ImportStage } from '#shared/opportunities/import.ts';
import { type Choices, fieldNames, stageChoices, stageValues } from './import-choices.ts';
import styles from './import-screen.module.css';

interface MappingProps {
  preview: ImportPreview;
  choices: Choices;
  onChange: (change: Partial<Choices>) => void;
}

const fieldOptions = [
  { value: 'none' as const, label: 'Leave out' },
  ...ImportField.options.map((value) => ({ value, label: fieldNames[value] })),
];
const stageOptions = ImportStage.options.map((value) => ({ value, label: stageChoices[value] }));

/** Which column becomes what, with what stands in it; guessed, and changed by hand. */
export function ImportColumns({ preview, choices, onChange }: MappingProps) {
  function choose(index: number, field: ImportField | 'none') {
    const { [index]: _before, ...others } = choices.fields;
    onChange({ fields: field === 'none' ? others : { ...others, [index]: field } });
  }
  return (
    <Table label="Columns of the list">
      <TableHead>
        <ColumnHeader>Column</ColumnHeader>
        <ColumnHeader width="14rem">Becomes</ColumnHeader>
        <ColumnHeader>For example</ColumnHeader>
      </TableHead>
      <tbody>
        {preview.columns.map(({ index, name, examples }) => (
          <TableRow key={index}>
            <RowHeader>
              {name || <span className={styles.faint}>column {index + 1}, no name</span>}
            </RowHeader>
            <TableCell>
              <Select
                label={`${name || `Column ${index + 1}`} becomes`}
                labelHidden
                options={fieldOptions}
                value={choices.fields[index] ?? 'none'}
                onChange={(field) => choose(index, field)}
              />
            </TableCell>
            <TableCell>
              <span className={styles.example} title={examples.join('\n')}>
                {examples.filter(Boolean).join(' · ') || 'empty'}
              </span>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** What each value of the stage column means here. */
export function ImportStages({ preview, choices, onChange }: MappingProps) {
  const values = stageValues(preview, choices);
  if (values === null) return null;
  if (values.length === 0) {
    return (
      <p className={styles.faint}>
        The stage column holds too many different values to map; every row starts in Assess.
      </p>
    );
  }
  return (
    <div className={styles.stages}>
      {values.map((value) => (
        <StageOf
          key={value}
          value={value}
          stage={choices.stages[value] ?? 'opportunity'}
          onChange={(stage) => onChange({ stages: { ...choices.stages, [value]: stage } })}
        />
      ))}
    </div>
  );
}

interface StageOfProps {
  value: string;
  stage: ImportStage;
  onChange: (stage: ImportStage) => void;
}

function StageOf({ value, stage, onChange }: StageOfProps) {
  return (
    <>
      <span>{value || <span className={styles.faint}>empty</span>}</span>
      <Select
        label={`Stage of “${value || 'empty'}”`}
        labelHidden
        options={stageOptions}
        value={stage}
        onChange={onChange}
      />
    </>
  );
}
