import { Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField as Description } from './account-types';
import { Field, type FieldIds } from './field';
import { useWords } from './use-words';

interface FormFieldProps {
  field: Description;
  value: unknown;
  problem?: string | null;
  /** Typed unseen, and never offered to be remembered by the browser. */
  secret?: boolean;
  onChange(value: unknown): void;
}

/** One control for one field of a sink's schema. */
export function FormFieldControl({ field, value, problem, secret, onChange }: FormFieldProps) {
  const say = useWords();
  return (
    <Field
      label={say(field.label)}
      help={field.help ? say(field.help) : null}
      problem={problem ?? null}
      required={field.required}
    >
      {(ids) => <Control {...{ field, value, secret, ids, onChange }} wrong={Boolean(problem)} />}
    </Field>
  );
}

interface ControlProps extends Omit<FormFieldProps, 'problem'> {
  ids: FieldIds;
  wrong: boolean;
}

function Control({ field, value, secret, ids, wrong, onChange }: ControlProps) {
  const { t } = useTranslation();
  const say = useWords();
  const status = wrong ? ('error' as const) : undefined;
  switch (field.kind) {
    case 'boolean':
      return (
        <Switch
          {...ids}
          checked={Boolean(value ?? field.initial)}
          onChange={onChange}
          style={{ justifySelf: 'start' }}
        />
      );
    case 'number':
      return (
        <InputNumber
          {...ids}
          status={status}
          value={(value ?? field.initial) as number | null}
          onChange={onChange}
          style={{ width: '100%' }}
        />
      );
    case 'choice':
      return (
        <Select
          {...ids}
          status={status}
          value={(value ?? field.initial) as string | number | null}
          allowClear={field.initial === null}
          placeholder={t('accounts.usual')}
          options={field.choices.map((choice) => ({
            value: choice.value as string | number,
            label: say(choice.label),
          }))}
          onChange={(chosen) => onChange(chosen ?? undefined)}
        />
      );
    case 'list':
      return <ListInput {...{ field, value, ids, wrong, onChange }} />;
    case 'long_text':
      return (
        <Input.TextArea
          {...ids}
          status={status}
          value={String(value ?? '')}
          rows={4}
          spellCheck={false}
          autoComplete="off"
          className="mono-field"
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'text':
      return (
        <Input
          {...ids}
          status={status}
          type={secret ? 'password' : 'text'}
          value={String(value ?? '')}
          spellCheck={false}
          autoComplete={secret ? 'new-password' : 'off'}
          className="mono-field"
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

/** What is typed stays as it is typed; what it holds so far is the list. */
function ListInput({ field, value, ids, wrong, onChange }: ControlProps) {
  const [text, setText] = useState(() => (Array.isArray(value) ? value.join(', ') : ''));
  return (
    <Input
      {...ids}
      {...(wrong ? { status: 'error' as const } : {})}
      value={text}
      className="mono-field"
      autoComplete="off"
      onChange={({ target }) => {
        setText(target.value);
        onChange(listOf(target.value, field));
      }}
    />
  );
}

function listOf(text: string, field: Description): unknown[] {
  const parts = text.split(/[,，\s]+/).filter((part) => part !== '');
  const initial = Array.isArray(field.initial) ? field.initial : [];
  const areNumbers =
    initial.every((each) => typeof each === 'number') && parts.every((part) => /^-?\d+$/.test(part));
  return areNumbers ? parts.map(Number) : parts;
}
