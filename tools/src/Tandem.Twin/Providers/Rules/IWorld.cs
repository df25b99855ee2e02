namespace Tandem.Twin.Providers.Rules;

/// <summary>Resources that a rule compares with: those that exist, or those that a plan has seen.</summary>
internal interface IWorld
{
    /// <summary>Every resource of a type.</summary>
    IEnumerable<Resource> Of(string type);

    /// <summary>The resource of that id; null where there is none.</summary>
    Resource? Find(string type, string id);
}
