import { plainGround as ground, shown } from './ground.fixture';
import type { RuleFixtures } from './rule';

const said = (text: string) => shown({ 'landing.note': text });

export const nobodyTargetedFixtures: RuleFixtures = {
  passing: [
    { name: 'students get nothing', rendered: shown(), ground },
    { name: 'said another way', rendered: said('不面向学生提供服务。'), ground },
  ],
  failing: [
    { name: 'students', rendered: said('大学生专享额度'), ground },
    { name: 'a trick with a no', rendered: said('不向学生收手续费'), ground },
    { name: 'old people', rendered: said('爸妈也能借'), ground },
    { name: 'in full width and spaces', rendered: said('学　生 也能用'), ground },
  ],
};
