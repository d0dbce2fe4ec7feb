import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tag } from '../../../components';
import { goTo } from '../../../routes';
import { type ConsentRow, decisionInWords } from './decision-words';

interface ConsentItemProps {
  row: ConsentRow;
  withdraw: () => void;
  /** What came of it until now, where that can be told. */
  children?: ReactNode;
}

/** One purpose: what is used, what is not, who gets it, what was decided and when. */
export function ConsentItem({ row, withdraw, children }: ConsentItemProps) {
  const { purpose, title, required, uses, excludes, recipientLine, decision } = row;
  return (
    <View>
      <View className="row">
        <View className="strong">{title}</View>
        <Tag>{required ? '申请必需' : '可选'}</Tag>
      </View>
      <View className="small soft mt-4">用到：{uses}</View>
      {excludes && <View className="small soft">不含：{excludes}</View>}
      <View className="small soft">交给：{recipientLine}</View>
      <View className="small faint num mt-8">{decisionInWords(row)}</View>
      {children}
      <View className="row mt-8">
        <View
          id={`consent-document-${purpose}`}
          className="link small"
          onClick={() => void goTo.document({ purpose })}
        >
          看全文
        </View>
        {decision === 'granted' && (
          <View id={`consent-withdraw-${purpose}`} className="link small" onClick={withdraw}>
            撤回
          </View>
        )}
      </View>
    </View>
  );
}
