/** Of the passwords that leaks hold most often, those that are long enough to be taken here; in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1234567890 12345678910 0123456789 0987654321 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 123456789a a123456789 123456789q
  1234567891 123123123123 1111111111 0000000000 2222222222 5555555555 7777777777 9999999999 11111111111 111111111111
  qwertyuiop qwertyuiop123 qwerty12345 qwerty123456 1234qwerasdf qwertyuiopasdfghjkl asdfghjkl1 asdfghjkl123 asdfasdfasdf
  zxcvbnm123 zaq12wsxcde3 password12 password123 password1234 password12345 passwordpassword passw0rd123 p@ssw0rd123
  p@ssword123 password1! password123! mypassword mypassword1 iloveyou12 iloveyou123 iloveyouso iloveyou2! letmein123
  letmein1234 welcome123 welcome1234 welcome2024 welcome2025 welcome2026 admin12345 admin123456 administrator
  administrator1 changeme123 changemenow superman123 spiderman1 spiderman123 batman12345 princess123 princess12 football12
  football123 basketball baseball12 baseball123 liverpool1 liverpool123 manchester chelsea123 arsenal123 sunshine123
  sunshine12 monkey12345 dragon12345 dragonball dragonball1 starwars123 pokemon123 charlie123 michael123 jennifer12
  jessica123 ashley1234 abc123abc123 abc1234567 abcdefghij abcdefghijk abcd123456 abcd1234567 aaaaaaaaaa qqqqqqqqqq
  q1w2e3r4t5 q1w2e3r4t5y6 1a2b3c4d5e a1b2c3d4e5 computer12 computer123 internet12 internet123 whatever12 whatever123
  secret12345 trustno1234 correcthorsebatterystaple testtesttest test123456 test1234567 guest12345 hello12345 hello123456
  helloworld hellohello qazwsxedcrfv qazwsxedc123 google1234 facebook12 facebook123 tokamaktokamak`.split(
    /\s+/,
  ),
);
