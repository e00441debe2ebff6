namespace CouncilPlatform.Core.Contracts;

/// <summary>The code by which files and people name an organisation.</summary>
public static class OrganisationCode
{
    extension(Organisation organisation)
    {
        /// <summary>The GSS code; of an organisation that has none its identifier, and otherwise its key.</summary>
        public string Code => organisation.GssCode ?? organisation.Identifier ?? organisation.Id.ToString("N");
    }
}
