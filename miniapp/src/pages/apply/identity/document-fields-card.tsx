import { Picker, Text, View } from '@tarojs/components';
import { Field, TextInput } from '../../../components';
import { focusOf } from '../../../features/tracking';
import { fullDayInWords } from '../../words/days';
import { endless } from './document-fields';
import { refusalAt } from './refused-field';
import type { Identity, Typed } from './use-identity';
import './document-fields-card.scss';

/** With spaces in it, as people like to group it. */
const longestNumber = 24;
const longestName = 50;
/** Documents last 20 years at most, if they end at all. */
const pickerEnd = '2060-12-31';

/** The three things of the document that are needed; each says what is wrong while there is still time. */
export function DocumentFields({ identity }: { identity: Identity }) {
  const { typed, type, leave, shown, error, pending } = identity;
  const messageAt = (field: keyof Typed) => shown[field]?.message ?? refusalAt(error, field);
  return (
    <View className="mt-16">
      <Field id="identity-name" label="姓名" error={messageAt('name')} hint="姓名里的间隔号「·」请保留">
        <TextInput
          id="identity-name"
          label="姓名"
          value={typed.name}
          placeholder="身份证上的姓名"
          maxLength={longestName}
          autocomplete="name"
          invalid={messageAt('name') !== null}
          disabled={pending}
          onInput={(name) => type({ name })}
          onFocus={focusOf('name')}
          onBlur={() => leave('name')}
        />
      </Field>
      <Field id="identity-number" label="证件号码" error={messageAt('number')}>
        <TextInput
          id="identity-number"
          label="证件号码"
          type="idcard"
          value={typed.number}
          placeholder="18 位身份证号码"
          maxLength={longestNumber}
          invalid={messageAt('number') !== null}
          disabled={pending}
          onInput={(number) => type({ number })}
          onFocus={focusOf('number')}
          onBlur={() => leave('number')}
        />
      </Field>
      <Field id="identity-valid-until" label="有效期至" error={messageAt('validUntil')}>
        <ValidUntil value={typed.validUntil} choose={(validUntil) => type({ validUntil })} />
      </Field>
    </View>
  );
}

function ValidUntil({ value, choose }: { value: string; choose: (day: string) => void }) {
  const isEndless = value === endless;
  const hasDay = value !== '' && !isEndless;
  return (
    <View className="valid-until" onClick={focusOf('validUntil')}>
      <View className="valid-until__day">
        <Picker
          id="identity-valid-until"
          mode="date"
          value={hasDay ? value : ''}
          end={pickerEnd}
          onChange={(event) => choose(event.detail.value)}
        >
          <View className={hasDay ? 'valid-until__box' : 'valid-until__box valid-until__box--empty'}>
            {hasDay ? fullDayInWords(value) : '选择日期'}
          </View>
        </Picker>
      </View>
      <View
        id="identity-valid-always"
        className={isEndless ? 'valid-until__always valid-until__always--on' : 'valid-until__always'}
        role="radio"
        aria-checked={isEndless}
        onClick={() => choose(isEndless ? '' : endless)}
      >
        <Text>长期</Text>
      </View>
    </View>
  );
}
