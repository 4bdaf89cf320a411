namespace LittleShop.LocalHosting.Run;

/// <summary>What a person can put right: one sentence that says what is wrong and what to do.</summary>
internal sealed class Refusal(string sentence) : Exception(sentence);
