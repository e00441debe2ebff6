namespace CouncilPlatform.Host.Resources;

// The names of the files with the texts of the pages in other languages. The English text is the key.

/// <summary>The frame of every page, the home page and a partnership's own page.</summary>
internal sealed class SharedTexts;

/// <summary>The pages that modules describe.</summary>
internal sealed class DescribedTexts;

/// <summary>The forms.</summary>
internal sealed class FormTexts;

/// <summary>What waits for the visitor.</summary>
internal sealed class WorkTexts;

/// <summary>Signing in, the account and invitations.</summary>
internal sealed class PeopleTexts;

/// <summary>Importing files.</summary>
internal sealed class ImportTexts;

/// <summary>The pages of administrators.</summary>
internal sealed class AdministrationTexts;

/// <summary>The page of the first day.</summary>
internal sealed class SetupTexts;

/// <summary>Single words and values, wherever they are.</summary>
internal sealed class WordTexts;
