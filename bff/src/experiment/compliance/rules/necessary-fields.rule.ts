import { purposeDescriptions } from '@loudou/shared/consent';
import type { Block } from '../rendered/rendered';
import { idsOf, ofKind } from './blocks';
import { ruleOf } from './rule';

/**
 * 常见类型移动互联网应用程序必要个人信息范围规定 (2021), 网络借贷类: what a lender may insist on. The code proves the phone
 * and says nothing of the person.
 */
const necessary = new Set([
  'phone',
  'code',
  'name',
  'identity_type',
  'identity_number',
  'identity_validity',
  'card_number',
]);

/** What has to be filled in is on the list, or stands under a separate tick that names it. */
export const necessaryFields = ruleOf({
  code: 'C-14',
  group: 'consent',
  title: { zh: '必填项不超出必要清单', en: 'Nothing is asked for that is not necessary' },
  check(rendered) {
    const required = ofKind(rendered.blocks, 'field').filter(({ field }) => field?.required);
    const ticked = new Set(
      ofKind(rendered.blocks, 'tick').flatMap(({ tick }) =>
        tick?.purposes.length === 1 ? [...tick.purposes] : [],
      ),
    );
    const isCovered = ({ field }: Block) =>
      necessary.has(field!.name) ||
      (field!.purpose !== null &&
        ticked.has(field!.purpose) &&
        purposeDescriptions[field!.purpose].fields.includes(field!.name));
    const outside = required.filter((block) => !isCovered(block));
    return {
      verdict: outside.length > 0 ? 'failed' : 'passed',
      evidence: { fields: required.length, outside: outside.map(({ field }) => field!.name) },
      places: idsOf(outside.length > 0 ? outside : required),
    };
  },
});
