namespace CouncilPlatform.CommunityPlanning.Budgets;

internal static class BudgetRules
{
    public const int LongestReference = 60;
    public const int LongestTitle = 200;

    /// <summary>A million million pounds, so that sums of many lines stay exact.</summary>
    public const long MostPence = 100_000_000_000_000;

    public const string WrongAmount = "An amount is from nothing to a million million pounds.";

    public static bool IsFinancialYear(string text) => Period.TryRead(text, out var period) && period.Kind == PeriodKind.FinancialYear;

    public static string NoFinancialYear(string text) => $"\"{text}\" is no financial year. Write it as in 2012/13.";

    public static void Check(string reference, string title, string financialYear, Money amount) =>
        new Rules()
            .Text(reference, LongestReference, "input", "reference")
            .Text(title, LongestTitle, "input", "title")
            .Require(IsFinancialYear(financialYear), RuleCodes.Invalid, NoFinancialYear(financialYear), "input", "financialYear")
            .Require(amount.MinorUnits is >= 0 and <= MostPence, RuleCodes.Invalid, WrongAmount, "input", "amount")
            .Check();
}
