using System.Text;
using LittleShop.Api.Catalog.Import;

namespace LittleShop.Tests.Api.Catalog.Import;

public sealed class FileTextTests
{
    private const string Text = "Handle,Title\ncafé,Café €5";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Text) },
        { "UTF-8 with BOM", [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(Text)] },
        { "UTF-16 with BOM", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Text)] },
        { "UTF-16 big endian with BOM", [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "UTF-16", Encoding.Unicode.GetBytes(Text) },
        { "UTF-16 big endian", Encoding.BigEndianUnicode.GetBytes(Text) },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text) },
    };

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public void A_file_is_read_whatever_wrote_it(string encoding, byte[] bytes)
    {
        var notes = new List<string>();

        Assert.Equal(Text, FileText.Read(bytes, notes, out _));

        Assert.Equal(encoding == "Windows-1252", notes.Count == 1);
    }

    public static TheoryData<string, byte[]> NoTexts => new()
    {
        { "workbook", [(byte)'P', (byte)'K', 3, 4, 20, 0] },
        { "old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1] },
        { "picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0] },
        { "nothing but zeros", [0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(NoTexts), DisableDiscoveryEnumeration = true)]
    public void A_file_that_is_no_text_is_refused_with_what_to_do(string what, byte[] bytes)
    {
        Assert.Null(FileText.Read(bytes, [], out var problem));

        Assert.True(problem.Contains("import", StringComparison.Ordinal), what);
    }
}
