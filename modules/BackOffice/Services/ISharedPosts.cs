namespace CouncilPlatform.BackOffice.Services;

/// <summary>An office that a shared post holds cannot stay with each council.</summary>
internal interface ISharedPosts
{
    Task<List<string>> TitlesAsync(Change<BackOfficeDb> change);
}
