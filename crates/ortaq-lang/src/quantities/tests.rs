use proptest::prelude::*;

use super::*;
use Language::{Az, Ba, En, Kk, Ky, Ru, Tk, Tr, Tt, Uk, Uz};

/// Each text must hold exactly one quantity: this value, this kind.
fn assert_each(kind: Kind, table: &[(f64, &[(Language, &str)])]) {
    for (value, texts) in table {
        for (language, text) in *texts {
            let found = quantities(text, *language);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].kind, kind, "{text}");
            assert!(
                (found[0].value - value).abs() < 1e-6 * value.abs().max(1.0),
                "{text}: {}",
                found[0].value
            );
        }
    }
}

#[test]
fn big_numbers_are_equal_in_every_language() {
    assert_each(
        Kind::Number,
        &[
            (
                1_200_000.0,
                &[
                    (Az, "1,2 mln seçici"),
                    (Az, "1,2 milyon nəfər"),
                    (Tr, "1.2 milyon kişi"),
                    (Tr, "1 milyon 200 bin seçmen"),
                    (Tr, "1.200.000 kişi"),
                    (Kk, "1,2 млн адам"),
                    (Kk, "1 миллион 200 мың адам"),
                    (Ky, "1,2 миллион киши"),
                    (Uz, "1,2 million kishi"),
                    (Uz, "1,2 миллион киши"),
                    (Tk, "1,2 million adam"),
                    (Tt, "1,2 миллион кеше"),
                    (Ba, "1,2 миллион кеше"),
                    (Ru, "1 200 000 человек"),
                    (Ru, "1,2 млн человек"),
                    (Uk, "1,2 мільйона людей"),
                    (En, "1.2 million people"),
                    (En, "1,200,000 people"),
                ],
            ),
            (
                12_000.0,
                &[
                    (Az, "12 min tələbə"),
                    (Az, "12 mindən çox tələbə"),
                    (Tr, "12 bin öğrenci"),
                    (Kk, "12 мың студент"),
                    (Ky, "12 миң студент"),
                    (Uz, "12 ming talaba"),
                    (Uz, "ўн икки минг талаба"),
                    (Tk, "12 müň talyp"),
                    (Tt, "12 мең студент"),
                    (Ba, "ун ике мең студент"),
                    (Ru, "двенадцать? нет, 12 тыс. студентов"),
                    (Uk, "12 тисяч студентів"),
                    (En, "12 thousand students"),
                    (Az, "12 000 tələbə"),
                    (En, "12,000 students"),
                ],
            ),
            (
                25.0,
                &[
                    (Az, "iyirmi beş ölkə"),
                    (Tr, "yirmi beş ülke"),
                    (Kk, "жиырма бес ел"),
                    (Ru, "двадцать пять стран"),
                ],
            ),
            (
                25.0,
                &[
                    (Tk, "ýigrimi bäş ýurt"),
                    (Uz, "yigirma besh davlat"),
                    (Ky, "жыйырма беш өлкө"),
                    (En, "twenty five"),
                ],
            ),
            (
                300.0,
                &[
                    (Az, "üç yüz"),
                    (Tr, "üç yüz"),
                    (Kk, "үш жүз"),
                    (En, "three hundred"),
                ],
            ),
        ],
    );
}

#[test]
fn single_separators_follow_the_language() {
    assert_each(
        Kind::Number,
        &[
            (
                1200.0,
                &[(Tr, "1.200 kişi"), (Az, "1.200 nəfər"), (En, "1,200 people")],
            ),
            (
                1.2,
                &[(En, "1.200 points"), (Tr, "1,200 puan"), (Ru, "1,2 балла")],
            ),
            (1_234_000.0, &[(Tr, "1.234 milyon kişi")]),
            (
                1234.5,
                &[
                    (Tr, "1.234,5 puan"),
                    (En, "1,234.5 points"),
                    (Ru, "1 234,5 балла"),
                ],
            ),
        ],
    );
    assert!(quantities("12:30 1.2.3.4", Az).is_empty());
}

#[test]
fn percentages() {
    assert_each(
        Kind::Percent,
        &[(
            5.0,
            &[
                (Az, "5 faiz artıb"),
                (Tr, "yüzde 5 arttı"),
                (Tr, "yüzde beş arttı"),
                (Tr, "%5 arttı"),
                (Kk, "5 пайызға өсті"),
                (Ky, "5 пайыз өстү"),
                (Uz, "5 foizga oshdi"),
                (Uz, "5 фоизга ошди"),
                (Tk, "5 göterim artdy"),
                (Tt, "5 процент артты"),
                (Ba, "5 процент артты"),
                (Ru, "на 5 процентов"),
                (Ru, "на 5 %"),
                (Uk, "на 5 відсотків"),
                (En, "5 per cent more"),
            ],
        )],
    );
}

#[test]
fn money_of_every_country() {
    for (language, text, value, currency) in [
        (Az, "250 manat", 250.0, Currency::Azn),
        (Az, "250 ₼", 250.0, Currency::Azn),
        (Tk, "250 manat", 250.0, Currency::Tmt),
        (Tr, "2,5 milyar lira", 2.5e9, Currency::Try),
        (Tr, "₺100", 100.0, Currency::Try),
        (Kk, "3 млн теңге", 3e6, Currency::Kzt),
        (Ky, "700 сомго", 700.0, Currency::Kgs),
        (Uz, "10 ming soʻm", 10_000.0, Currency::Uzs),
        (Uz, "10 минг сўм", 10_000.0, Currency::Uzs),
        (Ru, "100 рублей", 100.0, Currency::Rub),
        (Tt, "100 сум", 100.0, Currency::Rub),
        (Uk, "100 гривень", 100.0, Currency::Uah),
        (En, "$1.2 million", 1.2e6, Currency::Usd),
        (Az, "40 ABŞ dolları", 40.0, Currency::Usd),
        (Kk, "40 АҚШ доллары", 40.0, Currency::Usd),
        (Ru, "40 млн евро", 4e7, Currency::Eur),
    ] {
        assert_each(Kind::Money(currency), &[(value, &[(language, text)])]);
        assert_eq!(quantities(text, language)[0].range, 0..text.len(), "{text}");
    }
}

#[test]
fn dates_in_every_language() {
    let full = Kind::Date {
        year: Some(2026),
        month: 3,
        day: 12,
    };
    assert_each(
        full,
        &[(
            20_260_312.0,
            &[
                (Az, "12 mart 2026"),
                (Az, "2026-cı il martın 12-də"),
                (Tr, "12 Mart 2026'da"),
                (Tr, "12.03.2026"),
                (Kk, "2026 жылғы 12 наурызда"),
                (Ky, "2026-жылдын 12-мартында"),
                (Uz, "2026-yil 12-mart"),
                (Uz, "2026 йил 12 март"),
                (Tk, "2026-njy ýylyň 12-nji marty"),
                (Tt, "2026 елның 12 мартында"),
                (Ba, "2026 йылдың 12 мартында"),
                (Ru, "12 марта 2026 года"),
                (Uk, "12 березня 2026 року"),
                (En, "March 12, 2026"),
                (En, "12 March 2026"),
                (En, "2026-03-12"),
                (Ru, "12/03/2026"),
            ],
        )],
    );
    assert_each(
        Kind::Date {
            year: None,
            month: 5,
            day: 9,
        },
        &[(509.0, &[(Az, "9 may"), (Ru, "9 мая"), (En, "May 9")])],
    );
    assert_eq!(quantities("may 9 people", En)[0].kind, Kind::Number);
}

#[test]
fn years_and_units() {
    assert_each(
        Kind::Year,
        &[
            (
                2024.0,
                &[
                    (Az, "2024-cü ildə"),
                    (Tr, "2024 yılında"),
                    (Tr, "2024'te"),
                    (Ru, "в 2024 году"),
                    (Kk, "2024 жылы"),
                ],
            ),
            (1453.0, &[(Tr, "1453 yılında"), (Uz, "1453-yilda")]),
        ],
    );
    for (unit, value, texts) in [
        (
            Unit::Metre,
            5000.0,
            &[
                (Az, "5 km"),
                (Kk, "5 шақырым"),
                (En, "5km"),
                (Ru, "5 километров"),
                (Ky, "5 чакырым"),
            ][..],
        ),
        (
            Unit::SquareMetre,
            2e6,
            &[
                (Ru, "2 км²"),
                (Tr, "2 kilometrekare"),
                (Az, "2 kvadrat kilometr"),
                (En, "200 ha"),
            ],
        ),
        (
            Unit::Kilogram,
            3000.0,
            &[(Tr, "3 ton"), (Ru, "3 тонны"), (Uz, "3 tonna"), (Az, "3 000 kq")],
        ),
        (Unit::Celsius, 40.0, &[(Az, "40 °C"), (Ru, "40°С")]),
        (
            Unit::Watt,
            7e6,
            &[(En, "7 MW"), (Az, "7 MVt"), (Ru, "7 МВт"), (Kk, "7000 кВт")],
        ),
        (
            Unit::MetrePerSecond,
            25.0,
            &[(Tr, "90 km/saat"), (Ru, "90 км/ч"), (En, "90 km/h")],
        ),
    ] {
        assert_each(Kind::Unit(unit), &[(value, texts)]);
    }
}

#[test]
fn several_quantities_stand_in_order() {
    let text = "2023-cü ildə 12 min ton, 2024-cü ildə isə 15 faiz çox, 3,5 mln manatlıq alma satılıb.";
    let kinds: Vec<Kind> = quantities(text, Az)
        .into_iter()
        .map(|quantity| quantity.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            Kind::Year,
            Kind::Unit(Unit::Kilogram),
            Kind::Year,
            Kind::Percent,
            Kind::Money(Currency::Azn)
        ]
    );
}

#[test]
fn signs_belong_to_the_number_they_touch() {
    let values: Vec<_> = quantities("5 $10, 20$ 30 %40", En)
        .into_iter()
        .map(|q| (q.value, q.kind))
        .collect();
    let dollars = Kind::Money(Currency::Usd);
    assert_eq!(
        values,
        [
            (5.0, Kind::Number),
            (10.0, dollars),
            (20.0, dollars),
            (30.0, Kind::Number),
            (40.0, Kind::Percent)
        ]
    );
}

proptest! {
    #[test]
    fn ranges_are_in_order_on_char_boundaries(
        text in "([0-9]{1,4}[ .,:%$°-]{0,2}|milyon |мың |mart |yüz |bin |\\PC){0,30}",
        index in 0usize..12,
    ) {
        let mut at = 0;
        for quantity in quantities(&text, Language::ALL[index]) {
            prop_assert!(quantity.range.start >= at && quantity.range.end > quantity.range.start);
            prop_assert!(text.get(quantity.range.clone()).is_some() && quantity.value.is_finite());
            at = quantity.range.end;
        }
    }
}
