import { type Purpose, purposeDescriptions } from '@loudou/shared/consent';
import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { Card, Facts, FieldMessages, TickRow } from '../../../components';
import { track } from '../../../features/tracking';
import { goTo } from '../../../routes';

interface AgreementProps {
  purpose: Purpose;
  /** The tick's id, such as `identity-agree`. */
  id: string;
  ticked: boolean;
  onToggle: (ticked: boolean) => void;
  /** The tick is missing, and the person wanted to go on. */
  isMissing: boolean;
}

/** A separate agreement to one kind of sensitive data, where it is collected; never ticked beforehand. */
export function Agreement({ purpose, id, ticked, onToggle, isMissing }: AgreementProps) {
  const { title, uses, excludes, recipientLine } = purposeDescriptions[purpose];
  useEffect(() => track('consent_shown', { purpose }), [purpose]);
  const facts = [
    { label: '用到', value: uses },
    ...(excludes ? [{ label: '说明', value: excludes }] : []),
    { label: '交给', value: recipientLine },
    { label: '做什么用', value: `只用于${title}和审批这次申请` },
  ];
  return (
    <Card className="mt-12">
      <View className="row">
        <Text className="strong">{title}</Text>
        <Text
          id={`${id}-text`}
          className="link link--end small"
          onClick={() => void goTo.document({ purpose })}
        >
          看全文
        </Text>
      </View>
      <View className="mt-8">
        <Facts facts={facts} />
      </View>
      <View className="mt-8">
        <TickRow id={id} ticked={ticked} onToggle={onToggle}>
          我同意为{title}使用以上信息
        </TickRow>
      </View>
      <FieldMessages id={`${id}-error`} error={isMissing ? '先勾选这一项，才能继续' : null} />
    </Card>
  );
}
