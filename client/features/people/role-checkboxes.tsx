import { Checkbox } from '#client/ui/checkbox.tsx';
import choiceStyles from '#client/ui/choice.module.css';
import fieldStyles from '#client/ui/field.module.css';
import { FieldError } from '#client/ui/field-error.tsx';
import type { Role } from '#shared/people/schema.ts';
import { roleOptions } from './roles.ts';

interface RoleCheckboxesProps {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: string | undefined;
}

/** The four roles, each with what it may do. */
export function RoleCheckboxes({ value, onChange, error }: RoleCheckboxesProps) {
  return (
    <fieldset className={choiceStyles.group} aria-describedby={error ? 'roles-error' : undefined}>
      <legend className={fieldStyles.label}>Roles</legend>
      {roleOptions.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          description={option.description}
          checked={value.includes(option.value)}
          onChange={(event) =>
            onChange(
              event.target.checked
                ? [...value, option.value]
                : value.filter((role) => role !== option.value),
            )
          }
        />
      ))}
      <FieldError id="roles-error" message={error} />
    </fieldset>
  );
}
