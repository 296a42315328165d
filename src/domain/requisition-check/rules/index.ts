import type { Rule } from '../rule.ts';
import { agreement } from './agreement.ts';
import { budget } from './budget.ts';
import { category } from './category.ts';
import { classification } from './classification.ts';
import { currency } from './currency.ts';
import { duplicate } from './duplicate.ts';
import { item } from './item.ts';
import { mustHave } from './must-have.ts';
import { needBy } from './need-by.ts';
import { quantity } from './quantity.ts';
import { singleSource } from './single-source.ts';
import { splitOrder } from './split-order.ts';
import { suppliers } from './suppliers.ts';
import { unit } from './unit.ts';
import { wishes } from './wishes.ts';

/** Every rule by name, in the order in which they are shown. */
export const rules: Readonly<Record<string, Rule>> = {
  item,
  unit,
  need_by: needBy,
  currency,
  budget,
  classification,
  category,
  quantity,
  agreement,
  suppliers,
  wishes,
  must_have: mustHave,
  single_source: singleSource,
  duplicate,
  split_order: splitOrder,
};
