fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let path = std::path::Path::new(&args[1]);
    let t = std::time::Instant::now();
    let meta = platform_vehicles::etl::source::describe(path, None)?;
    eprintln!("describe {:?}", t.elapsed());
    let loaded = platform_vehicles::etl::source::load(path, meta, &|_| ())?;
    eprintln!("load {:?} {:?}", t.elapsed(), loaded.ignored_tables);
    platform_vehicles::etl::validate::validate(&loaded.release, None)?;
    eprintln!("valid {:?}", t.elapsed());
    for level in [3, 19] {
        let bytes = platform_vehicles::release::codec::encode(&loaded.release, level)?;
        eprintln!("{level} {} {:?}", bytes.len(), t.elapsed());
        std::fs::write(&args[2], bytes)?;
    }
    for (n, table) in &loaded.release.tables {
        if table.rows() > 10000 {
            let mut r = platform_vehicles::release::Release::new(loaded.release.meta.clone());
            r.tables.insert(n.clone(), table.clone());
            eprintln!(
                "  {n} {}",
                platform_vehicles::release::codec::encode(&r, 19)?.len()
            );
        }
    }
    let t = std::time::Instant::now();
    let release = platform_vehicles::release::codec::decode(&std::fs::read(&args[2])?)?;
    eprintln!("decoded {:?}", t.elapsed());
    let f = platform_vehicles::index::build::build(release)?.to_file();
    eprintln!("index {} {:?}", f.len(), t.elapsed());
    Ok(())
}
