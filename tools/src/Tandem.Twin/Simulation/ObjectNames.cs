using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tandem.Twin.Simulation;

/// <summary>Names that controllers make up.</summary>
internal static class ObjectNames
{
    // The letters that Kubernetes takes, which make no words.
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";

    private const int MostCharacters = 58;

    /// <summary>A name that begins as told and ends in five letters at random.</summary>
    public static string Fresh(string prefix) => $"{(prefix.Length > MostCharacters ? prefix[..MostCharacters] : prefix)}{RandomNumberGenerator.GetString(Letters, 5)}";

    /// <summary>Ten letters that follow from a content.</summary>
    public static string Hash(JsonElement content) => Hash(content.GetRawText(), 10);

    /// <summary>Letters that follow from a text.</summary>
    public static string Hash(string text, int length) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(length).Select(one => Letters[one % Letters.Length]));
}
