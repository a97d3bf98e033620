import { md, type Script } from "@/lib/server/models/demo/script";

export const bayesSwift: Script = {
  answer: md`
The test wrongly flags only 5% of the healthy, so a positive result is right in the other 95% of cases.

**Working:** $100\% - 5\% = 95\%$

**In plain words.** If the alarm is false five times in a hundred, it is real ninety-five times in a hundred. Since the test also finds nearly everyone who is sick, you can trust it. A second, different test is still a good idea before any treatment starts.

**The answer is 95%.**
`,
  turn: {
    contests:
      "My own 95%: I took the share of healthy people the test clears for the share of positives that are right, and left out that only 1 in 1,000 is ill.",
    revised: md`
I was wrong: the 5% are counted among the healthy, not among the positives.

**Working:** of 100,000 people 100 are ill and 99 of them test positive; of the 99,900 healthy people 4,995 test positive too. So $99 / (99 + 4995) = 99 / 5094 \approx 0.0194$.

**In plain words.** The alarm rings for 5,094 people and only 99 of them are ill, about one in 51: healthy people are so many that even a small error rate among them outnumbers the real cases. A second, different test is a good idea before any treatment starts.

**The answer is 1.94%.**
`,
  },
};
