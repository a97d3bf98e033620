import { md, type Script } from "@/lib/server/models/demo/script";

export const bayesScholar: Script = {
  answer: md`
## Working

Bayes' theorem in odds form is the shortest route. Prior odds of illness are $1 : 999$, and a positive test multiplies them by the likelihood ratio:

$$
\mathrm{LR}^{+} = \frac{P(+ \mid D)}{P(+ \mid \neg D)} = \frac{0.99}{0.05} = 19.8
$$

$$
\text{posterior odds} = \frac{1}{999} \times 19.8 \approx 0.01982
\qquad
P(D \mid +) = \frac{0.01982}{1.01982} \approx 0.0194
$$

## The same as a table

| of 100,000 people | test positive | test negative | total |
| --- | ---: | ---: | ---: |
| ill | 99 | 1 | 100 |
| healthy | 4,995 | 94,905 | 99,900 |
| total | 5,094 | 94,906 | 100,000 |

Read the first column from top to bottom: 99 of 5,094 positives are ill, about one in 51.

## Without formulas

Imagine sorting everyone who tested positive into one large hall. The healthy people in it outnumber the ill by fifty to one, not because the test is poor but because healthy people are so many that even a small error rate among them outnumbers the real cases.

## How the answer moves

Each further independent positive result multiplies the odds by 19.8 again:

| positive tests in a row | probability of illness |
| ---: | ---: |
| 1 | 1.94% |
| 2 | 28.2% |
| 3 | 88.6% |

This can be checked in a few lines:

\`\`\`python
odds = 1 / 999
for n in range(1, 4):
    odds *= 0.99 / 0.05
    print(n, f"{odds / (1 + odds):.2%}")
\`\`\`

Confusing the false-positive rate with the chance that a positive is false is known as the base-rate fallacy; in a well-known study from 1978 only about one in five physicians and students at Harvard avoided it.

**The answer is 1.94%.**
`,
};
