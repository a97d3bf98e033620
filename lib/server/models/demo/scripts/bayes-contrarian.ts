import { md, type Script } from "@/lib/server/models/demo/script";

export const bayesContrarian: Script = {
  answer: md`
As stated: about 1.94%. But notice how much work the words "picked at random" are doing, because in real life they are almost never true.

**The working, in counts.** Picture 100,000 people. Of these, 100 are ill and the test finds 99 of them. Of the 99,900 healthy people, the test wrongly flags 4,995. So $99 / (99 + 4995) = 99 / 5094$, about one in 51.

**For someone who dislikes formulas:** a smoke alarm that goes off for every real fire and for one slice of toast in twenty is a good alarm. But where a million slices are toasted for every three fires, nearly every ring is toast.

**Now the premise.** Nobody is tested at random. A doctor orders the test because of a symptom, a relative or a journey, and once such reasons make illness 10% likely beforehand, the same positive result means 69%.

$$
\frac{0.99 \times 0.10}{0.99 \times 0.10 + 0.05 \times 0.90} = \frac{0.099}{0.144} \approx 69\%
$$

Same test, same result, thirty-five times the probability: the number that matters most is not printed on the test's box: it is who walks through the door.

Repeating the same test helps only where its errors are independent: an antibody that fools it once will fool it every time.

**For the question as asked, the answer is 1.94%.**
`,
  turn: {
    contests:
      "That a positive result is right in 95% of cases: the 5% are a share of the healthy, not of the positives.",
    revised: null,
  },
};
