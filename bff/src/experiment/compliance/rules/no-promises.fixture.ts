import { plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

const said = (text: string) => shown({ 'landing.note': text });

export const noPromisesFixtures: RuleFixtures = {
  passing: [
    { name: 'the page as everybody sees it', rendered: shown(), ground },
    { name: 'it promises nothing', rendered: said('不保证通过，也没有秒批。'), ground },
    { name: 'a warning', rendered: said('谨防“秒批”“零门槛”广告'), ground },
  ],
  failing: [
    { name: 'at once', rendered: said('秒批到账'), ground },
    { name: 'for certain', rendered: said('申请必下'), ground },
    { name: 'without conditions', rendered: said('零门槛借钱'), ground },
    { name: 'with spaces in it', rendered: said('秒 批'), ground },
    { name: 'on the button', rendered: shown({ 'landing.startText': '秒放款' }), ground },
  ],
};
