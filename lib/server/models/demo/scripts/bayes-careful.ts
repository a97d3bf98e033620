import { md, type Script } from "@/lib/server/models/demo/script";

export const bayesCareful: Script = {
  reasoning: md`
The trap is to answer 95% or 99%: those are statements about the test, not about the person. I need the probability of illness given a positive test, so the base rate has to come in.

Prior 0.001. True positives: 0.001 × 0.99 = 0.00099. False positives: 0.999 × 0.05 = 0.04995. Sum 0.05094. Ratio 0.00099 / 0.05094 = 0.019435. So 1.94%.

Check with counts: of 100,000 people 100 are ill, 99 test positive; of 99,900 healthy people 4,995 test positive. 99 of 5,094. That is about one in 51. It agrees.
`,
  answer: md`
**Working.** Let $D$ be "ill" and $+$ be "tests positive". Bayes' theorem divides the true positives by all positives:

$$
P(D \mid +) = \frac{P(+ \mid D)\,P(D)}{P(+ \mid D)\,P(D) + P(+ \mid \neg D)\,P(\neg D)}
$$

1. True positives: $0.99 \times 0.001 = 0.00099$
2. False positives: $0.05 \times 0.999 = 0.04995$
3. All positives: $0.00099 + 0.04995 = 0.05094$

$$
P(D \mid +) = \frac{0.00099}{0.05094} \approx 0.0194
$$

**In plain words.** Picture 100,000 people. 100 of them are ill, and the test finds 99 of those. The other 99,900 are healthy, but the test wrongly flags 4,995 of them. A positive result puts you in a crowd of 5,094 people of whom only 99 are ill: about one in 51.

The test is not bad. There are simply so many more healthy people than ill ones that even a small error rate among them outnumbers the real cases.

**What to do with a positive result:** repeat the test, ideally a different one. If the second test errs independently of the first, two positives raise the probability to about 28%. A negative result, on the other hand, is very reassuring: the probability of illness falls to roughly 1 in 95,000.

**The answer is 1.94%.**
`,
};
