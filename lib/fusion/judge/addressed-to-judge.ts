import { foldLookalikes } from "./fold-lookalikes";
import { stripInvisible } from "./invisible";
import { lineAround } from "./sanitise";

/**
 * Finds what in an answer reads as addressed to whoever judges it. It only flags: the answer stays whole and in the
 * contest, for a pattern proves no intent (a question about prompt injection is answered in these very words).
 * @returns excerpts, at most five
 */
export function findAddressedToJudge(text: string): string[] {
  const visible = stripInvisible(text).text;
  const folded = foldLookalikes(visible);
  const lower = visible.toLowerCase();
  const excerpts = new Set<string>();
  for (const pattern of ENGLISH) {
    const hit = pattern.exec(folded.text);
    if (hit) excerpts.add(lineAround(visible, folded.at[hit.index] ?? 0));
  }
  for (const pattern of OTHER_LANGUAGES) {
    const hit = pattern.exec(lower);
    if (hit) excerpts.add(lineAround(visible, hit.index));
  }
  return [...excerpts].slice(0, 5);
}

const JUDGE = "(?:judges?|evaluators?|graders?|raters?|assessors?|scorers?|reviewing model|judging model)";
const ANSWER = "(?:answers?|responses?|candidates?|contestants?|submissions?)";

const ENGLISH = [
  /\b(?:ignore|disregard|forget|override|bypass|stop following|do not follow|don't follow)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding|all|any|your|other|these|those)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|criteria|rubrics?)\b/,
  new RegExp(
    `\\b(?:dear|attention|hey|hello|note (?:to|for)|message (?:to|for)|instructions? (?:to|for)|reminder (?:to|for))[,: ]+(?:the |an? |any |all |our )?(?:impartial |ai |llm |fair |kind )*${JUDGE}\\b`,
  ),
  new RegExp(`(?:^|[.!?\\n"*]\\s*)as (?:an?|the|your) (?:impartial |ai |llm |fair |expert )*${JUDGE}\\b`),
  new RegExp(
    `\\b(?:if|since|because|when|remember that) you(?: are|'re) (?:an? |the )?(?:impartial |ai |llm )*(?:${JUDGE}|judging|grading|evaluating|scoring)\\b`,
  ),
  new RegExp(`\\byou are (?:now )?(?:an?|the) (?:impartial |ai |llm |fair )*${JUDGE}\\b`),
  new RegExp(
    `\\b(?:rate|score|grade|rank|give|award|assign|mark)\\b[^.\\n]{0,30}\\b(?:this|my|it|me|the above|${ANSWER})\\b[^.\\n]{0,40}\\b(?:10 ?/ ?10|10|ten|100|full marks?|maximum|highest|perfect|top score|first|5 ?/ ?5)\\b`,
  ),
  new RegExp(
    `(?:^|[.!?:;,\\n"*]\\s*|\\b(?:please|must|should|to|you)\\s+)(?:choose|select|pick|prefer|vote for|declare|crown|name)\\b[^.\\n]{0,30}(?:\\b${ANSWER}\\s+["'(*]*[a-h]\\d?\\b|\\b(?:this|my) ${ANSWER}\\b|\\bas (?:the )?(?:winner|best)\\b)`,
  ),
  new RegExp(
    `\\b(?:this|my) ${ANSWER} (?:is|should be|must be|deserves|has been|wins)\\b[^.\\n]{0,40}\\b(?:the best|the winner|winning|ranked first|highest|top|full marks|perfect score|pre-?approved)\\b`,
  ),
  new RegExp(
    `\\b(?:all )?(?:the )?(?:other|remaining) ${ANSWER}\\b[^.\\n]{0,40}\\b(?:disqualified|ignored|penali[sz]ed|rejected|discarded|plagiari[sz]ed|score (?:of )?(?:0|zero))\\b`,
  ),
  /\b(?:system|admin|administrator|developer|operator)\s*(?:prompt|message|override|note|notice|instructions?|update)\s*[:\]>-]/,
  /\bnew instructions?\s*[:-]/,
  /\b(?:grading|evaluation|judging|scoring|judgement|judgment)\s+(?:is over|has ended|is complete|instructions?|note|override|policy)\b/,
  /\byour (?:verdict|analysis|evaluation|judge?ment|ruling) (?:must|should|shall|will|has to|is)\b/,
  /\b(?:correct|expected|required|only valid|final) (?:verdict|winner|judge?ment|ruling)\b[^.\n]{0,20}(?:\bis\b|:)/,
  /\b(?:output|print|write|return|emit|respond with)\b[^.\n]{0,30}\b(?:verdict|"?winner"?)\b/,
];

/** Read unfolded: folding would turn their letters into Latin ones. */
const OTHER_LANGUAGES = [
  /ignorier\w*[^.\n]{0,40}(?:anweisung|vorgabe|instruktion|regel)/,
  /ignore[rz]?\s[^.\n]{0,40}(?:consignes|instructions précédentes|règles)/,
  /ignor[ae]\w*\s[^.\n]{0,40}(?:instruccion|instruç|istruzioni|indicacion)/,
  /(?:игнорир|забуд)[^.\n]{0,40}(?:инструкц|указани|правил)/,
  /(?:忽略|无视|無視|忘记)[^。\n]{0,20}(?:指令|指示|说明|提示|规则|規則|要求)/,
  /(?:指示|命令|ルール)を?(?:すべて)?無視/,
  /(?:지시|명령|규칙)[^.\n]{0,10}무시/,
  /(?:选择|選擇|选)[^。\n]{0,6}(?:答案|回答)\s*[a-h]\b[^。\n]{0,10}(?:最佳|最好|胜|获胜)/,
];
